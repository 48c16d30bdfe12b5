import { HttpTransportType, HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';
import { api } from '../api.ts';
import type { Answer, GoAway, Welcome } from '../wire.ts';
import { backoff } from './backoff.ts';

type Receive = (frame: never) => void;

/**
 * Some proxies let no WebSocket through, or open one and pass nothing: after several failures in a row every third try
 * goes a way round. Some also hold a stream of events back: then every other way round is to poll.
 */
function wayOf(failures: number) {
  if (failures === 0 || failures % 3 !== 0) return { skipNegotiation: true, transport: HttpTransportType.WebSockets };
  return { transport: failures % 2 === 1 ? HttpTransportType.ServerSentEvents : HttpTransportType.LongPolling };
}

/**
 * One WebSocket to the hub, for as long as the page lives. Reconnecting is ours: without end, with full jitter, at
 * once when the browser says that the network is back or the page is looked at again.
 *
 *   connecting ──► live ──► connecting …          stop() ──► stopped, for good
 */
class Connection {
  state = $state<'connecting' | 'live' | 'stopped'>('connecting');
  /** A build newer than this page. */
  newBuild = $state(false);
  #hub: HubConnection | null = null;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #receive: Record<string, Receive> = {};
  #connected: () => void = () => {};
  #build = '';

  start(build: string, receive: Record<string, Receive>, connected: () => void) {
    this.#build = build;
    this.#receive = receive;
    this.#connected = connected;
    addEventListener('online', () => this.#now());
    document.addEventListener('visibilitychange', () => document.hidden || this.#now());
    void this.#connect();
  }

  async stop() {
    this.state = 'stopped';
    clearTimeout(this.#timer);
    await this.#hub?.stop();
  }

  /** Calls a verb of the hub. Never throws; `offline` is certain not to have been sent, `unavailable` is unknown. */
  async invoke<T>(method: string, body: unknown, timeoutMs = 10_000): Promise<Answer<T>> {
    const hub = this.#hub;
    if (!hub || this.state !== 'live') return { refusal: { code: 'offline' } };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<Answer<T>>((resolve) => {
      timer = setTimeout(() => resolve({ refusal: { code: 'unavailable' } }), timeoutMs);
    });
    try {
      return await Promise.race([hub.invoke<Answer<T>>(method, body), late]);
    } catch {
      return { refusal: { code: 'unavailable' } };
    } finally {
      clearTimeout(timer);
    }
  }

  /** The server has just answered elsewhere: no need to wait. */
  hasten() {
    this.#now();
  }

  #now() {
    if (this.state !== 'connecting' || !this.#timer) return;
    clearTimeout(this.#timer);
    void this.#connect();
  }

  async #connect() {
    this.#timer = undefined;
    const hub = new HubConnectionBuilder()
      .withUrl('/hub', wayOf(this.#failures))
      .configureLogging(LogLevel.None)
      .build();
    hub.serverTimeoutInMilliseconds = 45_000;
    hub.keepAliveIntervalInMilliseconds = 15_000;
    for (const [method, act] of Object.entries(this.#receive)) hub.on(method, act as (frame: unknown) => void);
    hub.on('Welcome', (welcome: Welcome) => {
      if (this.#build && welcome.build !== this.#build) this.newBuild = true;
    });
    hub.on('GoAway', (frame: GoAway) => this.#goAway(hub, frame));
    hub.onclose(() => this.#lost(hub));
    this.#hub = hub;
    try {
      await hub.start();
    } catch {
      // The browser does not say why a WebSocket was refused; HTTP does, and signs the page out if it must.
      if (this.#failures % 3 === 2) await api.get('/api/heads');
      this.#lost(hub);
      return;
    }
    if (this.#hub !== hub || this.#stopped()) return void hub.stop();
    this.#failures = 0;
    this.state = 'live';
    this.#connected();
  }

  #lost(hub: HubConnection) {
    if (this.#hub !== hub || this.#stopped()) return;
    this.#hub = null;
    this.state = 'connecting';
    this.#later(backoff(this.#failures++));
  }

  #goAway(hub: HubConnection, { reason, retryAfterMs }: GoAway) {
    if (this.#hub !== hub) return;
    this.#hub = null;
    this.state = 'connecting';
    void hub.stop();
    if (reason === 'draining') this.#later((retryAfterMs ?? 0) + backoff(1));
    // Signed out or deactivated: the answer to any request says so, and what follows is the same everywhere.
    else void api.get('/api/heads').then(() => this.#later(backoff(3)));
  }

  #later(ms: number) {
    if (this.#stopped()) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#connect(), ms);
  }

  #stopped = () => this.state === 'stopped';
}

export const connection = new Connection();
