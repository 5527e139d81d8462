import { __inputs__ } from '@mantine/core'
import { t } from '~/app/messages'
import { MoneyInput } from '~/components/money-input'  //? money
import { OwnerSelect } from '~/components/records/owner-select'  //? user
import { RecordSelect } from '~/components/records/record-select'  //? record
import { toInstant, toLocal } from '~/lib/local-time'  //? time
import type { Form } from './__kebab__-form'
import { __choice_lists__ } from './__kebabs__'  //? choice

interface Props {
  form: Form
  change: (part: Partial<Form>) => void
  /** What is wrong, by field. */
  errors: Record<string, string>
}

export function __Record__Fields({ form, change, errors }: Props) {
  return (
    <>
      __field.input__
    </>
  )
}
