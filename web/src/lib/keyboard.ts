import { useEffect, useRef } from 'react'

export interface Binding {
  /** 'c', '?', 'Escape', 'Enter', 'mod+k', or a sequence such as 'g c'. */
  keys: string
  label: string
  /** Heading on the key sheet. */
  group: string
  run: (event: KeyboardEvent) => void
  /** Also while a field has the focus; 'mod+…' always does. */
  inFields?: boolean
  /** Left off the key sheet. */
  quiet?: boolean
  /** Named on the key sheet, but not caught for now: there is nothing it could be done to. */
  idle?: boolean
}

const sequenceMs = 1000

/** Knows all keys that work now. The binding added last wins, so that a page may override the shell and a dialog the page. */
export class Keyboard {
  private bindings: Binding[] = []
  private pending = ''
  private pendingAt = 0

  add(added: Binding[]): () => void {
    this.bindings = [...this.bindings, ...added]
    return () => {
      this.bindings = this.bindings.filter((binding) => !added.includes(binding))
    }
  }

  /** For the key sheet: one entry per group and keys, the winning one. */
  list(): Binding[] {
    const seen = new Map<string, Binding>()
    for (const binding of this.bindings) if (!binding.quiet) seen.set(`${binding.group}\n${binding.keys}`, binding)
    return [...seen.values()]
  }

  handle = (event: KeyboardEvent, now = Date.now()): void => {
    if (event.defaultPrevented || event.isComposing) return
    const name = keyName(event)
    if (!name) return
    const typing = isField(event.target)
    const sequence = this.pending && now - this.pendingAt < sequenceMs ? `${this.pending} ${name}` : ''
    this.pending = ''
    const found = (sequence && this.find(sequence, typing)) || this.find(name, typing)
    if (found) {
      event.preventDefault()
      found.run(event)
      return
    }
    if (!typing && this.bindings.some((binding) => binding.keys.startsWith(`${name} `))) {
      this.pending = name
      this.pendingAt = now
    }
  }

  private find(keys: string, typing: boolean): Binding | undefined {
    return this.bindings.findLast(
      (binding) => binding.keys === keys && !binding.idle && (!typing || binding.inFields === true || keys.startsWith('mod+')),
    )
  }
}

function keyName(event: KeyboardEvent): string {
  if (['Control', 'Meta', 'Shift', 'Alt'].includes(event.key)) return ''
  if (event.altKey) return ''
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : ''
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/.test(key)) ? 'shift+' : ''
  return mod + shift + key
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

export const keyboard = new Keyboard()

/** Binds keys while the component is there. The bindings may be new at each render; only the keys decide about rebinding. */
export function useKeys(bindings: Binding[], enabled = true): void {
  const latest = useRef(bindings)
  useEffect(() => {
    latest.current = bindings
  })
  const signature = bindings.map((binding) => `${binding.keys}\t${binding.label}\t${binding.idle ?? false}`).join('\n')
  useEffect(() => {
    if (!enabled) return
    return keyboard.add(
      latest.current.map((binding, index) => ({ ...binding, run: (event) => latest.current[index]?.run(event) })),
    )
  }, [signature, enabled])
}

const names: Record<string, string> = { mod: 'Ctrl', Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓', Enter: '↵', shift: 'Shift' }

/** 'mod+k' → [['Ctrl', 'K']], 'g c' → [['G'], ['C']]: caps to draw. */
export function keyCaps(keys: string): string[][] {
  return keys.split(' ').map((step) =>
    (step === '+' ? ['+'] : step.split('+')).map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part)),
  )
}
