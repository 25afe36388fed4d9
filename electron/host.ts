import type { HostDesktop } from './services/answering/host-desktop.ts'
import type { Clock } from './services/clock.ts'
import type { SettingsStore } from './services/folder/settings-file.ts'
import type { HostFiles } from './services/own-data/host-files.ts'
import type { Ciphers } from './services/secrets/vault.ts'
import type { ShowNotice } from './services/telling/notice-desk.ts'
import type { NoticeDesktop } from './services/telling/notice-desktop.ts'
import type { AskNoticeServer } from './services/telling/notice-reach.ts'
import type { HostProcess } from './services/tunnel/host-process.ts'
import type { UpdateHost } from './services/updates/installer.ts'
import type { AllThreadFiles } from './thread-files.ts'

/** What differs between the desktop and the headless engine. */
export interface Host {
  readonly dataDir: string
  readonly version: string
  /** Kind and version of what runs, for people: "Electron 45.4.1". */
  readonly runtime: string
  readonly openSettings: () => SettingsStore
  /** Asked for when the threads of the store have begun. */
  readonly ciphers: Ciphers | Promise<Ciphers>
  readonly threads: AllThreadFiles
  /** A build of better-sqlite3 for a runtime that its own does not fit; null takes its own. */
  readonly sqliteBinding: string | null
  readonly spawnTunnelHost: () => HostProcess
  readonly show: ShowNotice
  /** Whether something here shows notices; without it only showing one tells. */
  readonly askNoticeServer?: AskNoticeServer
  /** Where more can be known of a notice than that it was taken. */
  readonly noticeDesktop?: NoticeDesktop
  /** What a person can set up on this desktop. */
  readonly desktop?: HostDesktop
  /** The languages that the person prefers, most wanted first (BCP 47); none where the app speaks English alone. */
  readonly systemLanguages?: readonly string[]
  readonly where: 'desktop' | 'terminal'
  readonly openExternal: (url: string) => void
  readonly writeClipboard: (text: string) => void
  /** Ends the app; left out where a signal does. */
  readonly quit?: () => void
  /** Left out where whoever runs the engine updates its package. */
  readonly updates?: UpdateHost
  /** Where a person can choose files. */
  readonly files?: HostFiles
  /** The engine cannot go on; the sentence is for a person. */
  readonly onFatal: (sentence: string) => void
  /** For this run only; the settings file keeps its own. */
  readonly port?: number
  readonly clock?: Clock
  readonly onLogLine?: (line: string) => void
}
