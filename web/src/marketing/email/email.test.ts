import { expect, test } from 'vitest'
import { sayLiquid } from './email'

test.each([
  ['Before the first snow', 'Before the first snow'],
  ['Before the first snow, {{ contact.firstname }}', 'Before the first snow, [firstname]'],
  ['Good morning {{ contact.firstname | default: "there" }}', 'Good morning there'],
])('%s reads %s', (subject, said) => expect(sayLiquid(subject)).toBe(said))
