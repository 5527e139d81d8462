import { expect, test } from 'vitest'
import { isKept, sayLiquid, type CampaignState, type Totals } from './email'

test.each([
  ['Before the first snow', 'Before the first snow'],
  ['Before the first snow, {{ contact.firstname }}', 'Before the first snow, [firstname]'],
  ['Good morning {{ contact.firstname | default: "there" }}', 'Good morning there'],
])('%s reads %s', (subject, said) => expect(sayLiquid(subject)).toBe(said))

const nobody: Totals = { recipients: 9, sent: 0, kept: 0, failed: 0, in_doubt: 0, skipped: 0, opened: 0, opened_by_machine: 0, clicked: 0, unsubscribed: 0 }
test.each<[CampaignState, Partial<Totals>, boolean]>([
  ['sent', { kept: 9 }, true],
  ['sent', { kept: 8, sent: 1 }, false],
  ['sent', { skipped: 9 }, false],
  ['sending', { kept: 3 }, false],
])('a campaign that is %s with %o was only kept: %s', (state, totals, kept) => expect(isKept({ state, totals: { ...nobody, ...totals } })).toBe(kept))
