import { fill, type Values } from '~/lib/translate'
import { messages as shell } from './messages-shell'

/** Every text a person can read. Each lies beside what shows it, in a messages.ts, which adds its type here. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Texts {}

type KeysOf<Part> = Part extends unknown ? keyof Part & string : never
export type MessageKey = KeysOf<Texts[keyof Texts]>

const parts = import.meta.glob<Record<string, string>>(['../*/messages.ts', '../*/*/messages.ts', '!./messages.ts'], { eager: true, import: 'messages' })
export const texts = Object.assign({}, shell, ...Object.values(parts)) as Record<MessageKey, string>

export const t = (key: MessageKey, values?: Values): string => fill(texts[key], values)

/** Whether there are words for what the server calls so. */
export const isMessage = (key: string): key is MessageKey => key in texts
