import { TextInput } from '@mantine/core'
import type { Money } from '~/api/types'

interface Props {
  label: string
  value: Money
  onChange: (value: Money) => void
  error?: string | undefined
  withAsterisk?: boolean
}

/** An amount as it is typed, a comma for a point; what is none is for the server to say. Slices of bin/new-feature use it. */
export function MoneyInput({ value, onChange, ...field }: Props) {
  return (
    <TextInput
      {...field}
      inputMode="decimal"
      rightSection={<span>{value.currency}</span>}
      rightSectionWidth={48}
      value={value.amount}
      onChange={(event) => onChange({ ...value, amount: event.currentTarget.value.replace(',', '.') })}
    />
  )
}
