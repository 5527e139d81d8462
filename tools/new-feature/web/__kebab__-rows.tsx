import type { __Name__ } from './__kebab__'

export const __Name__Rows = ({ rows }: { rows: __Name__[] }) => (
  <ul>
    {rows.map((row) => <li key={row.id}>{row.title}</li>)}
  </ul>
)
