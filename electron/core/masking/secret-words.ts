/** The words for a PIN or password in the languages of Hover's countries, as the source of a regular expression. */
export const pinWords = [
  '(?:[mtuie][- ]?)?pins?',
  'p\\.i\\.n',
  'otp',
  'cvv',
  'passcode',
  'passwords?',
  'mot de passe',
  'mdp',
  'code (?:secret|confidentiel|de s[eé]curit[eé]|d.acc[eè]s)',
  '(?:secret|security|access) (?:code|number)',
  '(?:4|5|6|four|five|six)[- ]digit code',
  // A code of nothing else: that of an agent or a merchant says so.
  '(?:votre code|seu c[oó]digo)(?=\\s*(?:[.:?!]|$|pour |para ))',
  'nenosiri',
  'neno la siri',
  'nywila',
  '(?:namba|nambari|msimbo)(?: \\p{L}+)? (?:ya|wa) siri',
  'siri',
  'senha',
  'palavra[- ]passe',
  '(?:c[oó]digo|n[uú]mero) secreto',
  'c[oó]digo de (?:seguran[cç]a|acesso)',
  'clave',
  'contraseña',
  'contrasena',
  'umubare w.?ibanga',
  'ijambo ry.?ibanga',
  'የሚስጥር ቁጥር',
  'ሚስጥር',
  'الرقم السري',
  'كلمة (?:السر|المرور)',
].join('|')

/** Every word above holds one of these: a look that costs little, because most texts hold none. */
export const pinStems =
  /pin|p\.i\.n|otp|cvv|pass|mdp|secret|code|c[oó]digo|confidentiel|siri|nywila|senha|clave|contrase|ibanga|ሚስጥር|السر|المرور/i

const secretWord =
  /(pin|passcode|password|passwd|pwd|passphrase|otp|secret|token|cvv|senha|nenosiri|nywila|clave)(s|code|number|value|no|num|hash)?$/
/** Keys of several words, run together. */
const secretPhrase =
  /^(.*(motdepasse|palavrapasse|contrase[nñ]a|(security|access)code|apikey|privatekey|accesskey|namba(ya)?siri|c[oó]digosecreto)|mdp|authorization|credentials?)$/
/** What each of these words begins with: most keys hold none, and taking those apart took half of the redaction. */
const secretStems =
  /pin|pass|pwd|otp|secret|token|cvv|senha|siri|mdp|key|authorization|credential|secreto|nywila|clave|contrase|code/
const ordinaryWords = /^(s|hair|king|push|clothes)pins?$/

/** Keys of Hover's sample, nearly all that come: to look them up takes half of the time of looking into them. */
const documented = new Set(
  [
    'id type attributes relationships data uuid device_id sdk_version action_public_id action_name status category',
    'user_message operator operator_name country environment initiated_at updated_at input_extras parsed_variables',
    'session_messages values_entered sms_hits sms_misses message sender timestamp app device custom_action',
    'custom_parser_ids custom_parsers',
  ].flatMap(keys => keys.split(' ')),
)

/** `userPin`, `mpin`, `pincode`, `api_token` and `PIN` name a secret; `shipping`, `spin` and `pinned` do not. */
export function namesSecret(key: string): boolean {
  if (documented.has(key) || !secretStems.test(key.toLowerCase())) return false
  const words = wordsOf(key)
  return words.some(word => secretWord.test(word) && !ordinaryWords.test(word)) || secretPhrase.test(words.join(''))
}

/** The words of a key, in lower case: `newBalance_KSH2` has new, balance and ksh. */
export function wordsOf(key: string): readonly string[] {
  return key
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(word => word !== '')
}

/** A token that a customer bought (prepaid electricity), as opposed to one that opens something. */
export function namesMerchandise(key: string): boolean {
  const words = wordsOf(key)
  return words.some(word => /^tokens?$/.test(word)) && !words.some(word => opening.test(word))
}

const opening =
  /^(access|api|auth|authorization|bearer|refresh|session|login|id|jwt|device|push|fcm|firebase|user|secret|pin|otp|password)$/
