import { pinStems, pinWords } from './secret-words.ts'

const pinWord = new RegExp(`(?<!\\p{L})(?:${pinWords})(?!\\p{L})`, 'iu')

/** How menus of USSD ask for something, in the languages of Hover's countries. */
const askWord =
  /(?<!\p{L})(?:(?:re-?)?enter|input|type|key in|insert|provide|put|confirm|entrez|entrer|saisi\p{L}*|tape[rz]|compose[rz]|confirme[rz]?|renseigne[rz]|weka|ingiza|andika|thibitisha|digite|insira|introdu\p{L}*|coloque|confirme|ingrese|marque|escriba|shyiramo|injiza|andika|emeza)(?!\p{L})|አስገባ|ያስገቡ|أدخل|ادخل/iu
/** "Never share your PIN" asks for nothing. */
const warnWord =
  /(?<!\p{L})(?:shar(?:e|ing)|tell|give|disclose|reveal|partage[rz]?|communique[rz]?|divulgue[rz]?|compartilhe|comparta|usimpe|usimwambie|usishiriki|kushiriki)(?!\p{L})/iu

/**
 * Whether an entry is a PIN because of what it answers. In doubt it is: what Hover did not replace by "(pin)" must not
 * be kept. The choice of a menu is none ("1. Send money 2. Change PIN" answered by "2"), nor is a number of nine digits.
 */
export function isPinEntry(asked: string, entry: string): boolean {
  const typed = entry.trim()
  if (typed === '' || !pinStems.test(asked)) return false
  // Its dots end no sentence.
  const message = asked.replace(/(?<!\p{L})p\.i\.n\b/giu, 'PIN')
  if (!pinWord.test(message)) return false
  const { head, options, choices } = menuOf(message)
  if (options.has(typed)) return false
  const digits = /^[\p{Nd} -]+$/u.test(typed) ? typed.replace(/[ -]/g, '').length : null
  if (digits !== null && digits > 8) return false
  if (options.size > 0 && digits !== null && digits < 3) return false
  const looksLikePin = digits !== null && digits >= 4
  if (pinWord.test(head)) return asksForPin(head)
  // "1. Enter PIN 2. Cancel": what is no choice answers the one that asks.
  const isChoice = confirming.test(head) && asks(choices)
  return looksLikePin && (isChoice || !asksForOther(head))
}

/** "Confirm the payment of 1500": what is typed in answer is no amount. */
const confirming = /^\s*(?:confirm|confirme[rz]?|thibitisha|emeza)(?!\p{L})/iu

function asks(text: string): boolean {
  return sentencesOf(text).some(sentence => pinWord.test(sentence) && askWord.test(sentence))
}

function asksForPin(text: string): boolean {
  const sentences = sentencesOf(text)
  const named = sentences.filter(sentence => pinWord.test(sentence))
  return named.some(sentence => askWord.test(sentence)) || (named.length > 0 && !asksForOther(text))
}

function asksForOther(text: string): boolean {
  return sentencesOf(text).some(sentence => askWord.test(sentence) && !pinWord.test(sentence))
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/[.!?\n;]+/).filter(sentence => !warnWord.test(sentence))
}

const item = /(?:^|[\s,;])(\p{Nd}{1,2}|[*#])(?:\s?[.):\]-]\s?(?=\p{L})|(?<=\n\p{Nd}{1,2})[ \t]+(?=\p{L}))/gu

interface Menu {
  readonly head: string
  readonly choices: string
  readonly options: ReadonlySet<string>
}

/** The text before the first choice, and the choices. One numbered line alone is no menu. */
function menuOf(message: string): Menu {
  const found = [...`\n${message}`.matchAll(item)]
  const options = new Set(found.flatMap(([, choice]) => (choice === undefined ? [] : [choice])))
  const isMenu = found.length >= 2
  const end = isMenu ? Math.max(0, (found[0]?.index ?? 0) - 1) : message.length
  return { head: message.slice(0, end), choices: message.slice(end), options }
}

const strictGap = String.raw`(?:\s{1,2}(?:code|number|no\.?))?\s{0,3}(?:is|are|est|ni|é|es|:|=|=>|#|-)?\s{0,3}["'(]?`
const announced = new RegExp(`((?<!\\p{L})(?:${pinWords})${strictGap})(\\p{Nd}{4,8})(?!\\p{Nd}|[.,]\\p{Nd})`, 'giu')
const assigned =
  /((?<!\p{L})[\p{L}_-]{0,20}(?:pin|otp|cvv|passcode|password|passwd|secret)(?:["']\s*[:=]\s*["']?|=))([^\s&;,"'}\])]{1,64})/giu
const turned = new RegExp(
  `(?<![\\p{L}\\p{Nd}.,])(\\p{Nd}{4,8})(\\s+(?:is|est|ni|é|es)\\s+(?:\\p{L}[\\p{L}-]{0,30}\\s+){0,4}(?:${pinWords})(?!\\p{L}))`,
  'giu',
)
/** Each of these finds four digits, an equals sign or a quote: most texts that name a PIN, such as "Enter PIN", hold none. */
const mayTell = /\p{Nd}{4}|[="']/u

/**
 * A text without the PINs that it names as such: "your PIN is 4821", "4821 is your OTP", "pin=4821". Each value found is
 * handed to `note`. A number that merely follows the word somewhere later stays: it may be an amount.
 */
export function withoutAnnouncedPins(text: string, replacement: string, note: (pin: string) => void): string {
  if (!pinStems.test(text) || !mayTell.test(text)) return text
  const hide = (pin: string): string => {
    note(pin)
    return replacement
  }
  return text
    .replace(assigned, (all, word: string, pin: string) => (pin === replacement ? all : word + hide(pin)))
    .replace(announced, (_, word: string, pin: string) => word + hide(pin))
    .replace(turned, (_, pin: string, word: string) => hide(pin) + word)
}
