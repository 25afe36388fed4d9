import type { Answers, Asking, Bridge, News, QuestionName, Reply } from '../electron/contract/bridge/ipc.ts'
import { words } from './words/main.ts'

declare global {
  interface Window {
    readonly app?: Bridge
  }
}

/**
 * Asks the main process. Never rejects: a lost main process is a failure with a sentence like any other,
 * so no view needs a second way of showing that something went wrong.
 */
export async function ask<Q extends QuestionName>(question: Q, input: Asking<Q>): Promise<Reply<Answers[Q]>> {
  if (window.app === undefined) return lost()
  try {
    return await window.app.ask(question, input)
  } catch {
    return lost()
  }
}

/** Listens to the main process until the returned function is called. */
export function onNews(listener: (news: News) => void): () => void {
  return window.app?.onNews(listener) ?? (() => {})
}

const lost = () => ({ ok: false, failure: { code: 'internal', sentence: words.app.lost } }) as const
