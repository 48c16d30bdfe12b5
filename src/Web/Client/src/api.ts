import type { Answer, Refusal } from './wire.ts';

const codes: Record<number, Refusal['code']> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  429: 'too_fast',
};

let onUnauthenticated: () => void = () => {};

/** Called once for every answer that says the session has ended. */
export function whenUnauthenticated(act: () => void) {
  onUnauthenticated = act;
}

/** A file goes as it is, everything else as JSON. */
const contentOf = (body: unknown) =>
  body === undefined
    ? {}
    : body instanceof Blob
      ? { headers: { 'Content-Type': body.type }, body }
      : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };

interface Way {
  timeoutMs?: number;
  keepalive?: boolean;
}

async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  { timeoutMs = 15_000, keepalive = false }: Way = {},
): Promise<Answer<T>> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      ...contentOf(body),
      signal: AbortSignal.timeout(timeoutMs),
      keepalive,
    });
    text = await response.text();
  } catch {
    return { refusal: { code: 'offline' } };
  }
  const data = parse(text);
  if (response.ok) return { ok: (data ?? {}) as T };
  const refusal: Refusal = {
    ...(data as Partial<Refusal>),
    code: (data as Partial<Refusal>)?.code ?? codes[response.status] ?? 'unavailable',
  };
  if (refusal.code === 'unauthenticated' && !path.startsWith('/api/sign-in')) onUnauthenticated();
  return { refusal };
}

function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's error page: the status says what is to be said.
    return null;
  }
}

export type Query = Record<string, string | number | boolean | null | undefined>;

/** The path with its query; members that are null, undefined or empty are left out. */
export function withQuery(path: string, query?: Query): string {
  const pairs = Object.entries(query ?? {}).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  return pairs.length === 0
    ? path
    : `${path}?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)] as [string, string]))}`;
}

/** HTTP doors. Never throws: what did not come back is the refusal `offline`. */
export const api = {
  get: <T>(path: string, query?: Query) => call<T>('GET', withQuery(path, query)),
  post: <T>(path: string, body: unknown = {}) => call<T>('POST', path, body),
  /** Arrives even if the page is gone before the answer. */
  postLeaving: (path: string, body: unknown) => call<void>('POST', path, body, { keepalive: true }),
  patch: <T>(path: string, body: unknown) => call<T>('PATCH', path, body),
  put: <T>(path: string, file: Blob) => call<T>('PUT', path, file, { timeoutMs: 60_000 }),
  delete: <T>(path: string) => call<T>('DELETE', path),
};
