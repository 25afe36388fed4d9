import type { Asking, QuestionName } from '../../electron/contract/bridge/ipc.ts'
import { told } from '../language/told.ts'
import { size } from '../sizes.ts'
import { actionWords } from '../words/actions.ts'
import { dataWords } from '../words/data.ts'
import { type Action, type Scene, when } from './action.ts'
import { copyText } from './copy.ts'
import { snoozeActions } from './snooze-actions.ts'

const said = actionWords.app
const group = 'app'

/** What can be done with the app as a whole. */
export function appActions(scene: Scene): readonly Action[] {
  return [...snoozeActions(scene), ...practice(scene), ...connection(scene), ...data(scene), ...help(scene)]
}

/** Asks for something; a failure is told. */
async function ask<Q extends QuestionName>({ store }: Scene, question: Q, input: Asking<Q>): Promise<boolean> {
  const reply = await store.act(question, input)
  if (!reply.ok) store.say(reply.failure.sentence, true)
  return reply.ok
}

function practice(scene: Scene): readonly Action[] {
  const isOn = scene.state.app?.settings.practice === true
  const play = async () => {
    if (await ask(scene, 'practice.play', undefined)) scene.store.say(actionWords.told.played)
  }
  return [
    {
      id: 'practice',
      group,
      name: isOn ? said.leavePractice : said.practice,
      also: said.practiceAlso,
      run: async () => void (await ask(scene, 'practice.set', { on: !isOn })),
    },
    ...when(isOn, () => ({ id: 'play', group, name: said.play, run: play })),
  ]
}

function connection(scene: Scene): readonly Action[] {
  const { state, store } = scene
  const check = async () => {
    store.go({ kind: 'connection' })
    const reply = await store.checkHealth()
    if (!reply.ok) store.say(reply.failure.sentence, true)
  }
  const connect = async () => {
    if (await ask(scene, 'connection.retry', undefined)) store.say(actionWords.told.connecting)
  }
  return [
    { id: 'check', group, name: said.check, also: said.checkAlso, run: check },
    { id: 'connect', group, name: said.connect, also: said.connectAlso, run: connect },
    ...(state.app?.connection.sources ?? []).flatMap(({ sourceId, name, publicUrl, localUrl }) => {
      const url = publicUrl ?? localUrl
      return when(url !== null, () => ({
        id: `copy-address:${sourceId}`,
        group,
        name: said.copyAddress(name),
        also: said.copyAddressAlso,
        run: () => copyText(store, url ?? ''),
      }))
    }),
  ]
}

function data(scene: Scene): readonly Action[] {
  const { store } = scene
  const showFolder = async () => void (await ask(scene, 'data.show', { what: 'folder' }))
  return [
    {
      id: 'import',
      group,
      name: said.import,
      also: said.importAlso,
      run: () => store.show({ kind: 'import', files: [] }),
    },
    { id: 'backup', group, name: said.backup, also: said.backupAlso, run: () => backUp(scene) },
    { id: 'show-folder', group, name: said.folder, also: said.folderAlso, run: showFolder },
  ]
}

/** Copies everything to a file that the person chooses. */
async function backUp({ store }: Scene): Promise<void> {
  const reply = await store.backUp()
  if (!reply.ok) return store.say(reply.failure.sentence, true)
  if (reply.value !== null) store.say(dataWords.copy.backedUp(size(reply.value.bytes)))
}

function help(scene: Scene): readonly Action[] {
  const { store } = scene
  const test = async () => {
    const reply = await store.act('notifications.test', undefined)
    if (!reply.ok) return store.say(reply.failure.sentence, true)
    store.say(told(reply.value.sentence, reply.value.said), !reply.value.shown)
  }
  return [
    { id: 'test-notification', group, name: said.test, also: said.testAlso, run: test },
    {
      id: 'diagnostics',
      group,
      name: said.diagnostics,
      also: said.diagnosticsAlso,
      run: () => store.show({ kind: 'diagnostics' }),
    },
    {
      id: 'shortcuts',
      group,
      name: said.shortcuts,
      also: said.shortcutsAlso,
      run: () => store.show({ kind: 'shortcuts' }),
    },
    {
      id: 'quit',
      group,
      name: said.quit,
      also: said.quitAlso,
      run: async () => void (await ask(scene, 'app.quit', undefined)),
    },
  ]
}
