import { expect, test } from 'vitest'

const sources = Object.entries(import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}', '!../api/**'], { query: '?raw', import: 'default', eager: true }))
const field = /<(TextInput|Textarea|NumberInput|PasswordInput|Select|MultiSelect|Autocomplete|textarea|FormField)\b/

test('every dialog with fields closes by useClosing, so that typed words are asked about', () => {
  const dialogs = sources.filter(([, source]) => /<Modal /.test(source) && field.test(source))
  expect(dialogs.length).toBeGreaterThan(3)
  expect(dialogs.filter(([, source]) => !source.includes('useClosing(')).map(([path]) => path)).toEqual([])
})

/** Removes nothing that somebody made, and why. */
const harmless = [
  '../lib/session.ts', // signs out
  '../platform/notices/notices.ts', // marks a notice as new; the button beside it takes that back
  '../crm/consent/consent.ts', // lets somebody get mails again; the button beside it takes that back
]

test('what removes something can be undone by its toast, or asks before', () => {
  const removing = sources.filter(([path, source]) => source.includes('api.delete(') && !harmless.includes(path))
  expect(removing.length).toBeGreaterThan(8)
  const isTakenBack = (source: string) => /\bdone(With)?\(.+, (async )?\(\) =>|\bdone\(.+[cC]hangeSet\)|doneWith\(.+, async|<Irrevocable\b/.test(source)
  expect(removing.filter(([, source]) => !isTakenBack(source)).map(([path]) => path)).toEqual([])
})
