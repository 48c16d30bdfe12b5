/**
 * Goes into the application with the cookie just received. The page is loaded anew: its bootstrap comes with it, and
 * nothing of whoever used this tab before is left in memory. The address that was asked for is kept.
 */
export function enter() {
  const alone = /^\/(sign-in|setup|invite)(\/|$)/.test(location.pathname);
  if (alone) location.replace('/');
  else location.reload();
}
