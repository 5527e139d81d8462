import { expect, test } from 'vitest'
import { inSentence } from './sentence'

test('words are small within a sentence, names of letters stay', () => {
  expect(['Ticket', 'Service bikes', 'Service Bikes', 'NPS surveys', 'SLA', 'iPad loans', 'Öfen', 'Plan B'].map(inSentence))
    .toEqual(['ticket', 'service bikes', 'service bikes', 'NPS surveys', 'SLA', 'iPad loans', 'öfen', 'plan B'])
})
