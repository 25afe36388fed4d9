import { type Press, type PressedName, presses } from '../../electron/contract/actions.ts'
import { actionWords } from '../words/actions.ts'

const isMac = globalThis.navigator?.userAgent.includes('Macintosh') === true
const control = isMac ? '⌘' : 'Ctrl'
const written: Readonly<Record<string, string>> = actionWords.keys

export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Which of these names the keys stand for that were pressed; null for none. */
export function pressedOf<N extends PressedName>(event: Pressed, names: readonly N[]): N | null {
  return names.find(name => pressesOf(name).some(press => isPress(event, press))) ?? null
}

function isPress({ key, ctrlKey, metaKey, altKey }: Pressed, press: Press): boolean {
  if (altKey || (ctrlKey || metaKey) !== (press.control === true)) return false
  return press.control === true ? key.toLowerCase() === press.key : key === press.key
}

/** The keys of a name, as they are written: each press is a list of keys that are pressed together. */
export function writtenPresses(name: string): readonly (readonly string[])[] {
  return isPressed(name) ? pressesOf(name).map(writtenPress) : []
}

function writtenPress({ key, control: isControl, alt, shift }: Press): readonly string[] {
  const word = written[key] ?? (isControl === true ? key.toUpperCase() : key)
  return [
    ...(isControl === true ? [control] : []),
    ...(alt === true ? [actionWords.keys.Alt] : []),
    ...(shift === true ? [actionWords.keys.Shift] : []),
    word,
  ]
}

function isPressed(name: string): name is PressedName {
  return Object.hasOwn(presses, name)
}

function pressesOf(name: PressedName): readonly Press[] {
  return presses[name]
}
