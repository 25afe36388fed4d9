/** Whether a key goes into a field, which then keeps it. */
export function isTyping({ target }: Pick<Event, 'target'>): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable="true"]')
}
