import { namesSecret, wordsOf } from './secret-words.ts'

/** What the name of a value tells of how private the value is. */
export type Privacy = 'secret' | 'balance' | 'name' | 'number' | 'plain'

const balance = /balance|solde|saldo|salio|^salo$|^bal$|^baki$|^haraaga$/
const money = /^(balance|bal)s?$/
const name =
  /(name|names|recipient|sender|customer|owner|beneficiary|beneficiaire|bénéficiaire|destinataire|destinatario|destinatário|titulaire|titular|payee|payer|receiver|holder|prenom|prénom|nombre|apellido|sobrenome|surname|mteja|cliente)$|^(nom|noms|nome|nomes|jina|majina|client|amazina|izina|contact|agent)$/
const number =
  /(phone|msisdn|account|accountnumber|nationalid|idnumber|passport|number|mobile|telephone|phonenumber|meter)$|^(tel|cell|gsm|numero|número|num|namba|nambari|simu|telefone|telefono|téléphone|acct|acc|compte|conta|cuenta|akaunti|iban|nin|bvn|ssn|nida|cni|cnib|nic|dni|bi|kitambulisho|passeport|passaporte|identity|identite|identité|identidade|card|carte|cartao|cartão|kadi|imei|imsi|iccid|address|adresse|endereco|birth|dob|birthdate)$/
/** Names of things, and of organizations: an action, a network, a shop. */
const ofThings =
  /^(action|operator|network|bank|banque|banco|product|service|file|event|app|application|package|country|currency|till|paybill|plan|bundle|offer|category|parser|channel|menu|host|domain|class|type|field)$/
const ofPeople = /^(account|customer|client|owner|holder|user)$/
const identity = /^(national|identity|citizen|voter|tax|kra|ghana|student)$/

export function privacyOf(key: string): Privacy {
  const words = wordsOf(key)
  const joined = words.join('')
  if (namesSecret(key)) return 'secret'
  if (words.some(word => balance.test(word) || money.test(word))) return 'balance'
  if (words.some(word => identity.test(word)) && words.some(word => /^(id|no|num|number|pin|card)$/.test(word)))
    return 'number'
  const isOfThing = words.some(word => ofThings.test(word)) && !words.some(word => ofPeople.test(word))
  // The last word says what it is: `accountHolder` is a name, `holderAccount` a number.
  const last = words.findLast(word => name.test(word) || number.test(word))
  if (last !== undefined && name.test(last)) return isOfThing ? 'plain' : 'name'
  return last !== undefined || number.test(joined) || /^(id|cust)(no|num|number)$/.test(joined) ? 'number' : 'plain'
}
