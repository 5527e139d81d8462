import styles from './change.module.css'

interface Props {
  /** What it is now less what it was; nothing is shown for none. */
  by: number
  /** Without its sign: '0.4'. */
  text: string
  /** The whole sentence, for who points at it or hears it. */
  said: string
  lessIsBetter?: boolean
}

/** ▲ 0.4 in the colour of good or bad news. */
export function Change({ by, text, said, lessIsBetter = false }: Props) {
  if (by === 0) return null
  return (
    <span className={styles.change} data-good={by > 0 !== lessIsBetter} title={said}>
      <span aria-hidden>{by > 0 ? '▲' : '▼'} {text}</span>
      <span className="visually-hidden">{said}</span>
    </span>
  )
}
