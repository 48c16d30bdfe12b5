import type { PlacedMessage } from '../wire.ts';

/** What the composer of a channel is doing besides writing something new; shared with the list above it. */
export class Composing {
  /** The message being changed. */
  editing = $state.raw<PlacedMessage | null>(null);
  /** Text handed back to the composer, such as that of a message which the server refused. */
  returned = $state.raw<string | null>(null);
}
