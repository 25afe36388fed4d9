import { z } from 'zod'
import type { DataWritten } from './bridge/data.ts'

/** What runs here, for people who help. */
export interface About {
  /** Names and versions: the app itself, Electron, Chromium, Node, SQLite. */
  readonly versions: readonly Version[]
  /** System and processor: "Linux 6.1.0 (x64)". */
  readonly system: string
  /** As the licence is named in package registries. */
  readonly license: string
}

export interface Version {
  readonly name: string
  readonly version: string
}

/** The parts of a diagnostics file, in their order. */
export const diagnosticsParts = ['versions', 'health', 'settings', 'sources', 'storage', 'log'] as const
export type DiagnosticsPart = (typeof diagnosticsParts)[number]

/** What a diagnostics file will hold, word for word. */
export interface DiagnosticsPreview {
  readonly parts: readonly { readonly name: DiagnosticsPart; readonly text: string }[]
  /** Of the file. */
  readonly bytes: number
}

/** Pages that the app opens in the browser. The window names one; it cannot name an address. */
export const pages = ['ussd-docs', 'org-docs', 'ngrok-dashboard'] as const
export type PageName = (typeof pages)[number]

export const aboutQuestions = {
  'app.about': z.undefined(),
  'app.visit': z.object({ page: z.enum(pages) }),
  'app.quit': z.undefined(),
  /** Gathers what tells how the app is, without anything private, and shows it; nothing is written. */
  'diagnostics.preview': z.undefined(),
  /** Writes what the last preview showed to a file that the person chooses. */
  'diagnostics.save': z.undefined(),
} as const

export interface AboutAnswers {
  'app.about': About
  'app.visit': null
  'app.quit': null
  'diagnostics.preview': DiagnosticsPreview
  /** Null: the person chose no file. */
  'diagnostics.save': DataWritten | null
}
