import type { UpdateProblem } from '../../contract/updates.ts'
import type { FeedFile, FileKind } from './signed-feed.ts'
import type { UpdateSource, UpdateTarget } from './update-source.ts'

/** A file of a proven feed, and where it lies. */
export interface UpdateFile extends FeedFile {
  readonly version: string
  readonly address: URL
}

export type Fetched = { readonly ok: true } | { readonly ok: false; readonly problem: UpdateProblem }

/** What can put a newer version in this one's place, where the app was installed in a way that allows it. */
export interface Installer {
  readonly kind: FileKind
  /** Fetches the file and proves it by its checksum; a file that is not proven does not stay. Never rejects. */
  fetch(file: UpdateFile, watch: FetchWatch): Promise<Fetched>
  /** Ends the app and installs what was fetched. Comes back only when it could not. */
  install(): Promise<UpdateProblem>
}

interface FetchWatch {
  /** From 0 to 1. */
  readonly onProgress: (fraction: number) => void
  readonly signal: AbortSignal
}

/** What a desktop brings for updates. */
export interface UpdateHost {
  /** Null: a build that was not released. */
  readonly source: UpdateSource | null
  readonly target: UpdateTarget
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Null: a person installs by hand, as with a deb. */
  readonly installer: Installer | null
}
