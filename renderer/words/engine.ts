import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import { spoken } from '../language/spoken.ts'
import { engine as fr } from './french/engine.ts'
import { engine as pt } from './portuguese/engine.ts'
import { engine as sw } from './swahili/engine.ts'

/** The words of the engine that the window shows: the own one, or one elsewhere. */
export const english = {
  title: 'Engine',
  hint: 'Whose transactions this window shows. A team can run one engine on a small host, and each of its desktops shows that one.',
  own: 'The engine of this computer is shown.',
  shown: message('The engine at {address} is shown.', 'address'),
  asName: message('You are {name} there.', 'name'),
  version: message('Its version is {version}.', 'version'),
  link: {
    connecting: 'It is being asked for what it has.',
    here: 'It is shown as it is now.',
  },
  form: 'Show an engine elsewhere',
  change: 'Another token, name or address',
  address: 'Address',
  addressHint: 'https://…, or http://127.0.0.1 with its port where a tunnel such as that of SSH ends.',
  token: 'Token',
  tokenHint: 'On the computer of the engine, hover-tray api token prints it.',
  tokenKept: 'The token of this address is kept. Leave it empty to go on with it.',
  name: 'Your name',
  nameHint: 'It is recorded with what you decide, for the others to see.',
  test: 'Test',
  answers: message('It answers, and takes this desktop. Its version is {version}.', 'version'),
  attach: 'Show this engine',
  attachHint: 'The engine of this computer stops then: no port, no tunnel. Its data stays as it is.',
  detach: 'Back to the engine of this computer',
  detachHint: 'It starts again with all its data. Nothing changes for the others.',
  theirs: message('Of the engine at {host}', 'host'),
  theirsHint:
    'The same for everybody who looks at it. Change it on the computer of the engine, with hover-tray or by its configuration.',
  chip: message('Engine at {host}', 'host'),
  asOf: message('What you see is as it was {when}.', 'when'),
} as const

export type EngineWords = Translation<typeof english>
export const engineWords = spoken(english, { fr, sw, pt })
