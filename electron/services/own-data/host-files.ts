/** What the desktop does with files. Nobody else names one: a path never comes from the window. */
export interface HostFiles {
  /** Asks the person where to write a file, which may be there already; null when they do not want it any more. */
  choose(wish: FileWish): Promise<string | null>
  /** Shows a file or folder in the file manager, without opening it. */
  show(path: string): void
}

export interface FileWish {
  readonly title: string
  /** With its extension. */
  readonly name: string
  readonly kind: 'jsonl' | 'csv' | 'backup' | 'diagnostics'
}
