import type { Department } from '~/api/types'

/** Both departments: two rings. */
export function TwoRings({ size = 15 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="none" strokeWidth="1.75" aria-hidden focusable="false">
      <circle cx="5.4" cy="8" r="3.9" stroke="var(--mkt)" />
      <circle cx="10.6" cy="8" r="3.9" stroke="var(--sal)" />
    </svg>
  )
}

/** Who acted: violet circle = marketing, teal square = sales, half and half = both. Shape repeats the hue. */
export function DepartmentMark({ department, size = 9 }: { department: Department; size?: number }) {
  if (department === 'sales') {
    return (
      <svg width={size} height={size} viewBox="0 0 9 9" aria-hidden focusable="false">
        <rect x="0.5" y="0.5" width="8" height="8" rx="1.5" fill="var(--sal)" />
      </svg>
    )
  }
  return (
    <svg width={size} height={size} viewBox="0 0 9 9" aria-hidden focusable="false">
      <circle cx="4.5" cy="4.5" r="4.25" fill="var(--mkt)" />
      {department === 'both' && <path d="M4.5 .25a4.25 4.25 0 0 1 0 8.5z" fill="var(--sal)" />}
    </svg>
  )
}
