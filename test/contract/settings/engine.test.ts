import { describe, expect, it } from 'vitest'
import { questions } from '../../../electron/contract/bridge/ipc.ts'
import { questionPlaces } from '../../../electron/contract/bridge/question-places.ts'
import { enginePlaceSchema, personSchema } from '../../../electron/contract/settings/engine.ts'

const addressOf = (address: string) => {
  const place = enginePlaceSchema.safeParse({ kind: 'remote', address, name: 'Amina' })
  return place.success && place.data.kind === 'remote' ? place.data.address : null
}

describe('the address of an engine elsewhere', () => {
  it.each([
    ['https://engine.example.com', 'https://engine.example.com'],
    [' https://Engine.Example.com/ ', 'https://engine.example.com'],
    ['https://example.com:8443/hover/tray/', 'https://example.com:8443/hover/tray'],
    ['http://127.0.0.1:9465', 'http://127.0.0.1:9465'],
    ['http://localhost:9465/', 'http://localhost:9465'],
    ['http://[::1]:9465', 'http://[::1]:9465'],
  ])('is taken: %s', (given, taken) => {
    expect(addressOf(given)).toBe(taken)
  })

  it.each([
    'http://engine.example.com',
    'http://192.168.1.5:9465',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'http://127.0.0.1@evil.example',
    'https://amina:secret@engine.example.com',
    'https://engine.example.com?token=x',
    'https://engine.example.com/#x',
    'ftp://engine.example.com',
    'file:///etc/passwd',
    'engine.example.com',
    'https://',
    '',
  ])('is refused, because somebody could read the token on its way, or it leads nowhere: %j', given => {
    expect(addressOf(given)).toBeNull()
  })

  it('is refused with what to do', () => {
    const read = enginePlaceSchema.safeParse({ kind: 'remote', address: 'http://10.0.0.1', name: 'Amina' })
    expect(read.error?.issues[0]?.message).toMatch(/^Use https:\/\//)
  })
})

describe('who somebody says to be', () => {
  it.each(['Amina', 'Amina Öz', '阿米娜'])('is a name: %s', name => {
    expect(personSchema.parse(` ${name} `)).toBe(name)
  })

  it.each(['', '  ', 'a\nb', 'x'.repeat(101), 'a\ud800'])('is none: %j', name => {
    expect(personSchema.safeParse(name).success).toBe(false)
  })
})

describe('the places of questions', () => {
  it('have one for each question, and for nothing else', () => {
    expect(Object.keys(questionPlaces).sort()).toEqual(Object.keys(questions).sort())
  })
})
