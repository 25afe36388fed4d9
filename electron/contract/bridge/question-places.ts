import type { QuestionName } from './ipc.ts'

/**
 * Where a question is answered while the window shows an engine elsewhere. `own`: by this desktop, about itself. `engine`:
 * over there. The others are refused, by both sides: what belongs to the computer of the engine is done on that computer.
 */
export type QuestionPlace = 'own' | 'engine' | RefusedPlace
export type RefusedPlace =
  /** What the engine receives, from whom, whom it tells, and the secrets for it. */
  | 'its-settings'
  /** Files of its data, and what is deleted of it. */
  | 'its-data'
  /** Nothing masked is shown over a network. */
  | 'unmasked'

/** A question without a place does not compile. */
export const questionPlaces = {
  'app.state': 'own',
  'transactions.page': 'engine',
  'transactions.count': 'engine',
  'query.complete': 'engine',
  'views.counts': 'engine',
  /** Views are shared: whoever looks at the engine sees the same ones. */
  'views.set': 'engine',
  overview: 'engine',
  'transactions.detail': 'engine',
  'transactions.contents': 'engine',
  'transactions.reveal': 'unmasked',
  'transactions.resolve': 'engine',
  'transactions.reopen': 'engine',
  'transactions.propose-parser': 'engine',
  'categories.set': 'its-settings',
  'import.text': 'its-data',
  'quarantine.list': 'engine',
  /** Without what is masked: a reveal is refused. */
  'quarantine.content': 'engine',
  'data.where': 'engine',
  'data.export': 'its-data',
  'data.backup': 'its-data',
  'data.cancel': 'its-data',
  'data.show': 'its-data',
  'retention.preview': 'its-data',
  'retention.set': 'its-settings',
  'app.about': 'own',
  'app.visit': 'own',
  'app.quit': 'own',
  'diagnostics.preview': 'own',
  'diagnostics.save': 'own',
  'rules.get': 'engine',
  'rules.set': 'its-settings',
  'rules.check': 'engine',
  'rules.rehearse': 'engine',
  /** Quiet here is a matter of this desktop: the others go on hearing. */
  'notices.snooze': 'own',
  'notices.resume': 'own',
  'notices.list': 'engine',
  'notices.acknowledge': 'engine',
  'channels.secret': 'its-settings',
  'channels.test': 'its-settings',
  report: 'engine',
  /** When this person looked last, whatever the others did. */
  'report.seen': 'own',
  'notifications.test': 'own',
  'notifications.test-seen': 'own',
  'desktop.state': 'own',
  'desktop.set': 'own',
  'updates.state': 'own',
  'updates.check': 'own',
  'updates.download': 'own',
  'updates.install': 'own',
  'updates.visit': 'own',
  'updates.set': 'own',
  'destinations.states': 'engine',
  'destinations.release': 'its-settings',
  'engine.test': 'own',
  'engine.attach': 'own',
  'engine.detach': 'own',
  'engine.retry': 'own',
  'practice.set': 'its-settings',
  'practice.play': 'its-settings',
  'practice.state': 'its-settings',
  'practice.faults': 'its-settings',
  'practice.day': 'its-settings',
  'replay.check': 'its-data',
  'replay.send': 'its-data',
  'sources.add': 'its-settings',
  'sources.remove': 'its-settings',
  'sources.rotate': 'its-settings',
  'sources.credentials': 'its-settings',
  'sources.add-by-account': 'its-settings',
  'sources.renew-webhook': 'its-settings',
  'sources.authorize': 'its-settings',
  'sources.connect': 'its-settings',
  'sources.redirect': 'its-settings',
  'sources.callback': 'its-settings',
  'tunnel.set': 'its-settings',
  'notifications.set': 'its-settings',
  'window.set': 'own',
  'language.set': 'own',
  'connection.retry': 'engine',
  'health.check': 'engine',
  'blind-windows.list': 'engine',
  'clipboard.write': 'own',
} as const satisfies Readonly<Record<QuestionName, QuestionPlace>>

type Places = typeof questionPlaces
type Placed<P extends QuestionPlace> = { [Q in QuestionName]: Places[Q] extends P ? Q : never }[QuestionName]
/** What may be asked of an engine elsewhere. */
export type EngineQuestion = Placed<'engine'>
/** What a desktop answers by itself. */
export type OwnQuestion = Placed<'own'>

/** Why a question is not answered from afar, and where it is. */
export const refusedPlaces: Readonly<Record<RefusedPlace, string>> = {
  'its-settings':
    'This belongs to the engine that you look at. Change it on its computer, with hover-tray or by its configuration.',
  'its-data': 'The data is kept by the engine that you look at. Do this on its computer, with hover-tray.',
  unmasked: 'What is masked is shown on the computer of the engine only: hover-tray show ID --reveal.',
}

export function isEngineQuestion(question: QuestionName): question is EngineQuestion {
  return questionPlaces[question] === 'engine'
}
