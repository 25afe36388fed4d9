import type { Notice, NoticeEvent } from '../../contract/notices/notice.ts'
import type { DesktopKind } from '../../contract/notices/notice-test.ts'

/** What shows notices here. `isHiding`: it says that it hides them now; null when it says nothing about that. */
export interface DesktopLook {
  readonly kind: DesktopKind
  readonly isHiding: boolean | null
}

/** What a desktop tells of notices beside taking them. */
export interface NoticeDesktop {
  look(): Promise<DesktopLook>
  /** What became of a notice on the screen: what a person did, or that it is gone. */
  onEvent(listener: (notice: Notice, event: NoticeEvent) => void): void
  /** Takes a notice from the screen, by the place where it stands; nothing where it stands no more. */
  close(place: string): void
  /** Something that shows notices came, went, or took another's place. */
  onServer(listener: () => void): void
}
