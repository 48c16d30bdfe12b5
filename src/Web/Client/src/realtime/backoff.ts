/** Full jitter: after an outage sixteen thousand browsers must not come back in step. */
export function backoff(failures: number, random = Math.random()): number {
  if (failures <= 0) return random * 300;
  return random * Math.min(30_000, 500 * 2 ** Math.min(failures, 10));
}
