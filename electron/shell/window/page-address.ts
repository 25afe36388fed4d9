import { join, normalize, sep } from 'node:path'

/** Our pages come from app://window/, never from file://, which could read any file of the person. */
export const scheme = 'app'
export const windowUrl = `${scheme}://window/index.html`

/** The file a URL means, only within the folder; null for anything that would lead out of it. */
export function fileOf(folder: string, url: string): string | null {
  try {
    const { host, pathname } = new URL(url)
    const path = decodeURIComponent(pathname)
    if (host !== 'window' || path.includes('\0') || path.includes('\\')) return null
    const file = normalize(join(folder, path))
    return file.startsWith(folder + sep) ? file : null
  } catch {
    return null
  }
}

export function isOurs(url: string): boolean {
  return url.startsWith(`${scheme}://window/`)
}

interface Frame {
  readonly url: string
}

/** Whether a frame may ask the main process: only the main frame of our window, while it shows our page. */
export function mayAsk(frame: Frame | null, mainFrame: Frame | undefined): boolean {
  return frame !== null && frame === mainFrame && isOurs(frame.url)
}
