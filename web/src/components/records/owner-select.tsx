import { Select } from '@mantine/core'
import { ownerName, useOwners } from './queries'

interface Props {
  label: string
  /** Empty for nobody. */
  value: string
  onChange: (id: string) => void
  error?: string | undefined
  withAsterisk?: boolean
  description?: string
  placeholder?: string
  clearable?: boolean
}

/** One of the people who work here. */
export function OwnerSelect({ value, onChange, clearable = false, ...field }: Props) {
  const data = useOwners().filter((owner) => !owner.archived || owner.id === value).map((owner) => ({ value: owner.id, label: ownerName(owner) }))
  return <Select {...field} searchable clearable={clearable} allowDeselect={clearable} data={data} value={value || null} onChange={(id) => onChange(id ?? '')} />
}
