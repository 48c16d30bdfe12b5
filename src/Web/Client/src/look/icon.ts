/** Lucide at the size and weight of the design; a name for the screen reader stands beside it, never in it. */
export const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;
export const smallIcon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
