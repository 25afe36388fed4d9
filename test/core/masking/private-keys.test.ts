import { describe, expect, it } from 'vitest'
import { maskField } from '../../../electron/core/masking/mask.ts'
import { privacyOf } from '../../../electron/core/masking/private-keys.ts'

describe('the name of a value', () => {
  it.each([
    ...['recipientName', 'nom', 'jina', 'nome', 'full_name', 'accountHolder', 'customer', 'beneficiaire'].map(key => [
      key,
      'name',
    ]),
    ...['balance', 'newBalance', 'balance_after', 'solde', 'nouveauSolde', 'salio', 'saldo'].map(key => [
      key,
      'balance',
    ]),
    ...['phone', 'msisdn', 'accountNumber', 'accountNo', 'nationalId', 'id_number', 'customerPhone', 'tel'].map(key => [
      key,
      'number',
    ]),
    ...['pin', 'otp', 'api_token', 'mot_de_passe', 'senha', 'apiKey', 'palavra_passe', 'securityCode', 'clave'].map(
      key => [key, 'secret'],
    ),
    ...['amount', 'confirmCode', 'actionName', 'operator_name', 'businessNo', 'fee', 'economy'].map(key => [
      key,
      'plain',
    ]),
  ])('%s tells that it is %s', (key, privacy) => {
    expect(privacyOf(String(key))).toBe(privacy)
  })

  it('counts inside JSON too', () => {
    const value = '{"tel":"0700000001","who":{"nom":"Jean"},"n":1}'
    expect(maskField('order', value).value).toBe('{"tel":"••••001","who":{"nom":"J•••"},"n":1}')
  })
})
