/** A colleague who can be mentioned. */
export interface Colleague {
  id: string
  name: string
}

const mostOffered = 6
const longestName = 40

/** What is being typed after an @ before the caret: where it begins, and the name so far. */
export function askedAt(text: string, caret: number): { from: number; typed: string } | undefined {
  const from = text.lastIndexOf('@', caret - 1)
  if (from < 0 || (from > 0 && !/[\s(]/.test(text[from - 1]!))) return undefined
  const typed = text.slice(from + 1, caret)
  return typed.length > longestName || typed.includes('\n') ? undefined : { from, typed }
}

/** Those one of whose names begins so; nobody once a whole name stands there. */
export function offered(people: Colleague[], typed: string): Colleague[] {
  const wanted = typed.toLowerCase()
  const fits = (name: string) => name.startsWith(wanted) || name.split(' ').some((word) => word.startsWith(wanted))
  if (people.some(({ name }) => wanted.startsWith(name.toLowerCase()))) return []
  return people.filter(({ name }) => fits(name.toLowerCase())).slice(0, mostOffered)
}

/** As the server keeps it: '@Ben Hollis' becomes '<@512>', so that another name later is shown as it is then. */
export function toStored(text: string, people: Colleague[]): string {
  const longestFirst = people.toSorted((a, b) => b.name.length - a.name.length)
  return longestFirst.reduce((stored, { id, name }) => stored.replace(new RegExp(`(^|[\\s(])@${escaped(name)}(?![\\p{L}\\d])`, 'gu'), `$1<@${id}>`), text)
}

/** The text in pieces: those who are mentioned, and what stands between. */
export function toPieces(text: string, names: string[]): { text: string; isName: boolean }[] {
  if (names.length === 0) return [{ text, isName: false }]
  const every = names.toSorted((a, b) => b.length - a.length).map((name) => escaped(`@${name}`))
  return text.split(new RegExp(`(${every.join('|')})`, 'g')).map((piece, index) => ({ text: piece, isName: index % 2 === 1 })).filter((piece) => piece.text !== '')
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
