import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CategoryMeaning } from '../../electron/contract/settings/settings.ts'
import { createUssdAnswers, type UssdAnswerDeps } from '../../electron/services/answering/ussd-answers.ts'
import { createHousehold, type Household } from './household.ts'

let house: Household
beforeEach(async () => {
  house = await createHousehold()
})
afterEach(() => house.stop())

const meaning = (category: string, sentence = 'Ours.'): CategoryMeaning => {
  return { category, sentence, actor: 'support', retry: 'yes' }
}

it('keeps what categories mean, each once', async () => {
  // The other answers' needs are not this one's.
  const answers = createUssdAnswers({ settings: house.settings } as Partial<UssdAnswerDeps> as UssdAnswerDeps)
  await answers['categories.set']([meaning('Low-Balance', 'Old.'), meaning('low balance', 'New.'), meaning('other')])
  expect(house.settings.get().categories).toEqual([meaning('low balance', 'New.'), meaning('other')])
})
