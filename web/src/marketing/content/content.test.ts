import { describe, expect, test } from 'vitest'
import { formBody, slugFrom, type FormInput } from './content'

describe('slugFrom', () => {
  test('keeps letters and digits of what people write', () => {
    expect(slugFrom('Cargo bikes, für alle!')).toBe('cargo-bikes-fuer-alle')
    expect(slugFrom('  Straße -- 2026 ')).toBe('strasse-2026')
    expect(slugFrom('日本')).toBe('')
  })
})

test('what was cleared in the builder is not sent', () => {
  const form: FormInput = {
    name: 'Contact', fields: [{ property: 'email', label: 'E-mail', required: true, placeholder: '' }], consents: [], double_opt_in: true,
    button_label: 'Send', thanks_text: 'Thanks', redirect_url: '', lifecycle_stage: 'lead',
  }
  expect(formBody(form)).toEqual({
    name: 'Contact', fields: [{ property: 'email', label: 'E-mail', required: true }], consents: [], double_opt_in: true,
    button_label: 'Send', thanks_text: 'Thanks', lifecycle_stage: 'lead',
  })
})
