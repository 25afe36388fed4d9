/** The size of a letter as the person's zoom has it: sizes of the window are in rem. */
export function remInPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}
