/** Two rings in one square: two riders, one machine. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden focusable="false">
      <rect width="20" height="20" rx="4.5" fill="var(--ink-1)" />
      <g fill="none" strokeWidth="1.6">
        <circle cx="7.6" cy="10" r="3.1" stroke="var(--logo-mkt)" />
        <circle cx="12.4" cy="10" r="3.1" stroke="var(--logo-sal)" />
      </g>
    </svg>
  )
}
