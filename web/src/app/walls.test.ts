import { expect, test } from 'vitest'
// @ts-expect-error The linter's rule is plain JavaScript.
import { allowed } from '../../eslint-features.js'

test.each([
  ['crm/contacts/page.tsx', 'crm/contacts/row.tsx', true],
  ['crm/contacts/page.tsx', 'crm/deals/board.tsx', false],
  ['crm/contacts/page.tsx', 'crm/deals', false],
  ['crm/contacts/page.tsx', 'components/avatar', true],
  ['crm/contacts/page.tsx', 'app/messages', true],
  ['crm/contacts/page.tsx', 'app/shell', false],
  ['components/avatar.tsx', 'crm/contacts', false],
  ['lib/format.ts', 'components/avatar', false],
  ['app/features.ts', 'crm/contacts', true],
])('%s importing %s: %s', (from, to, may) => expect(allowed(from, to)).toBe(may))
