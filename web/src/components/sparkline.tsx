/** A small line without axes, its last point marked. */
export function Sparkline({ values, width = 56, height = 20 }: { values: number[]; width?: number; height?: number }) {
  if (values.length < 2) return null
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const points = values.map((value, index) => [2 + (index / (values.length - 1)) * (width - 6), height - 3 - ((value - low) / span) * (height - 6)] as const)
  const [x, y] = points.at(-1)!
  return (
    <svg width={width} height={height} aria-hidden focusable="false">
      <polyline points={points.map((point) => point.join(',')).join(' ')} fill="none" stroke="var(--ink-3)" strokeWidth="1.5" strokeLinejoin="round" />
      <circle cx={x} cy={y} r="2" fill="var(--ink-2)" />
    </svg>
  )
}
