import { useEffect, useState } from 'react'
import { ApiError, fieldsOf } from '~/api/client'
import { hold, type Written } from './leaving'
import { merged, type Identities } from './merge'
import { Store, useStore } from './store'
import { differences, isSame, theirsOf, type Called, type Saved, type Theirs } from './theirs'
import { failed } from './undo'

/** So long after the last key a draft saves itself. */
export const restMs = 500

/** A record with a version takes it along: the server refuses what was written on an older one. */
type Versioned<Stored> = Pick<Stored, Extract<keyof Stored, 'version'>>

export interface DraftOptions<Stored extends object, Form extends object, Body extends object> {
  /** As the server has it; none for one that is yet to be made. */
  stored: Stored | undefined
  /** What is typed into; `like` is the form it takes the place of, for fields that only the screen knows. */
  read: (stored: Stored, like?: Form) => Form
  /** The form of one that is yet to be made. */
  blank?: Form
  /** What is sent; undefined while something cannot be saved yet. */
  body: (form: Form) => Body | undefined
  /** Sends what changed, or the whole where the address takes nothing less; `stored` is absent until the first of them was made. */
  save: (changed: Partial<Body> & Versioned<Stored>, whole: Body & Versioned<Stored>, stored: Stored | undefined) => Promise<Stored>
  /** The record as it is now, asked for where somebody else was faster. */
  load: (stored: Stored | undefined) => Promise<Stored>
  /** By what the items of its lists are known again when two people changed them. */
  items?: Identities<Form>
  called?: Called<Body>
  /** Where a record says who saved it last, if not itself. */
  savedBy?: (stored: Stored) => Saved
  /** Saved by a button, not by itself. */
  byHand?: boolean
}

/** conflict: somebody else saved since; nothing is sent until it is said whose words stay. */
export type DraftStatus = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict'

interface Shown<Form> {
  form: Form
  /** While it is to be decided whose words stay. */
  theirs: Theirs | undefined
  status: DraftStatus
  error: unknown
  /** Counts how often the words were exchanged for the server's: a key for fields that keep a state of their own. */
  round: number
}

export interface Draft<Stored, Form> extends Shown<Form>, Written {
  /** As it was saved last; none for one that is yet to be made. */
  stored: Stored | undefined
  /** By field. */
  fields: Record<string, string>
  isChanged: boolean
  change: (part: Partial<Form>) => void
  /** Saves at once, with what is given beside. Answers the record; nothing where that failed. */
  save: (given?: Partial<Form>) => Promise<Stored | undefined>
  takeTheirs: () => Promise<void>
  keepMine: () => Promise<void>
}

/** Somebody else saved since. */
export const isStale = (error: unknown): boolean => error instanceof ApiError && error.code === 'version_stale'

const versionOf = (record: object | undefined): number => (record as { version?: number } | undefined)?.version ?? 0

class Writing<Stored extends object, Form extends object, Body extends object> {
  readonly shown: Store<Shown<Form>>
  private options: DraftOptions<Stored, Form, Body>
  stored: Stored | undefined
  /** The form as the server has it. */
  private kept: Form
  /** Whether somebody sees what becomes of it. */
  private isOpen = false
  private turn: Promise<unknown> = Promise.resolve()
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: DraftOptions<Stored, Form, Body>) {
    this.options = options
    this.stored = options.stored
    this.kept = options.stored ? options.read(options.stored) : options.blank!
    this.shown = new Store<Shown<Form>>({ form: this.kept, theirs: undefined, status: 'saved', error: undefined, round: 0 })
  }

  /** Where nothing was typed here, what somebody else saved is shown. */
  follow(options: DraftOptions<Stored, Form, Body>): void {
    const before = this.options.stored
    this.options = options
    const { stored, byHand, read } = options
    if (!stored || stored === before || this.shown.get().status !== 'saved') return
    // Without versions an answer may be older than what was saved since; where words save themselves they stay.
    const isNewer = 'version' in stored ? versionOf(stored) > versionOf(this.stored) : byHand
    if (isNewer && !isSame(read(stored, this.kept), this.kept)) this.exchange(stored)
  }

  change = (part: Partial<Form>): void => {
    const { status, form: before } = this.shown.get()
    const form = { ...before, ...part }
    this.set({ form, status: status === 'conflict' || status === 'saving' ? status : this.rest(form) })
    if (this.shown.get().status === 'saved') this.set({ error: undefined })
    if (this.options.byHand) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.save(), restMs)
  }

  /** One request after the other, each with what is newest when its turn comes. */
  save = (given: Partial<Form> = {}): Promise<Stored | undefined> => {
    clearTimeout(this.timer)
    const saved = this.turn.then(() => this.send(given))
    this.turn = saved
    return saved
  }

  takeTheirs = (): Promise<void> => this.settle(async (theirs) => this.exchange(theirs))

  /** What was changed here over what is there now; everything else is theirs. */
  keepMine = (): Promise<void> =>
    this.settle(async (theirs) => {
      const { read, items } = this.options
      this.exchange(theirs, merged(this.kept, this.shown.get().form, read(theirs, this.kept), items))
      await this.save()
    })

  enter(): void {
    this.isOpen = true
  }

  leave(): void {
    this.isOpen = false
    // What could not be saved was asked about before.
    if (!this.options.byHand && this.shown.get().status !== 'failed') void this.save()
  }

  flush = async (): Promise<boolean> => {
    const isKept = () => this.shown.get().status === 'saved'
    if (!isKept()) await (this.options.byHand ? this.turn : this.save())
    return isKept()
  }

  private set(part: Partial<Shown<Form>>): void {
    this.shown.set((now) => ({ ...now, ...part }))
  }

  private rest(form: Form): DraftStatus {
    const { body } = this.options
    return isSame(body(form) ?? form, body(this.kept) ?? this.kept) ? 'saved' : 'waiting'
  }

  private exchange(stored: Stored, mine?: Form): void {
    this.stored = stored
    this.kept = this.options.read(stored, this.kept)
    const form = mine ?? this.kept
    this.set({ form, theirs: undefined, status: this.rest(form), error: undefined, round: this.shown.get().round + 1 })
  }

  /** Looks what somebody else made of it, so that it can be said; without an answer it is only said that they did. */
  private async look(): Promise<void> {
    const { load, read, body, called = {}, savedBy = (stored: Saved) => stored } = this.options
    const now = await load(this.stored).catch(() => undefined)
    const before = body(this.kept)
    const after = now && body(read(now, this.kept))
    if (!now || !before || !after || this.shown.get().status !== 'conflict') return
    const { updated_by, updated_at } = savedBy(now)
    this.set({ theirs: { ...(updated_by && { updated_by }), ...(updated_at && { updated_at }), ...theirsOf(before, after, called) } })
  }

  private async settle(choose: (theirs: Stored) => Promise<void>): Promise<void> {
    try {
      await choose(await this.options.load(this.stored))
    } catch (error) {
      this.set({ error })
    }
  }

  private async send(given: Partial<Form>): Promise<Stored | undefined> {
    const { form, status } = this.shown.get()
    if (status === 'conflict') return undefined
    const { body, byHand, read, save } = this.options
    const sent = { ...form, ...given }
    const whole = body(sent)
    const changed = whole && differences(whole, this.stored && body(this.kept))
    if (!whole || !changed || (!byHand && Object.keys(changed).length === 0)) {
      this.set({ status: this.rest(form) })
      return this.stored
    }
    const version = (this.stored && 'version' in this.stored ? { version: this.stored.version } : {}) as Versioned<Stored>
    this.set({ status: 'saving' })
    try {
      const stored = await save({ ...changed, ...version }, { ...whole, ...version }, this.stored)
      const typed = this.shown.get().form
      // Words that a button saved are shown as the server took them; those that save themselves stay under the fingers.
      this.kept = byHand && typed === form ? read(stored, form) : sent
      this.stored = stored
      const next = typed === form ? this.kept : { ...typed, ...given }
      this.set({ form: next, status: this.rest(next), error: undefined })
      return stored
    } catch (error) {
      this.set({ status: isStale(error) ? 'conflict' : 'failed', error })
      if (isStale(error)) void this.look()
      if (!this.isOpen && error instanceof Error) failed(error.message)
      return undefined
    }
  }
}

/**
 * What somebody writes, and how it gets to the server: half a second after the last key or by a button, with the version
 * it was written on, and at once when the page is left; what cannot be saved then is asked about.
 */
export function useDraft<Stored extends object, Form extends object, Body extends object>(options: DraftOptions<Stored, Form, Body>): Draft<Stored, Form> {
  const [writing] = useState(() => new Writing(options))
  const shown = useStore(writing.shown)
  useEffect(() => writing.follow(options))
  const isChanged = shown.status !== 'saved'
  useEffect(() => {
    writing.enter()
    return () => writing.leave()
  }, [writing])
  useEffect(() => (isChanged ? hold(writing) : undefined), [writing, isChanged])
  const { change, save, flush, takeTheirs, keepMine, stored } = writing
  return { ...shown, stored, fields: fieldsOf(shown.error), isChanged, change, save, flush, takeTheirs, keepMine }
}
