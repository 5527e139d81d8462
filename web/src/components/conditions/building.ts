import { createContext, useContext } from 'react'
import type { Schemas } from '~/api/types'
import type { Speech } from './say'
import type { Edited, Group, Pointer } from './tree'

export type Preview = Schemas['segments.Preview']
export type LineCount = Schemas['segments.LineCount']

/** The server names lines from the body it was sent. */
export const root = '/condition'

/** What every line of the builder needs. */
export interface Building {
  tree: Group
  speech: Speech
  mayEdit: boolean
  preview: Preview | undefined
  /** The numbers shown are those of the tree before. */
  isCounting: boolean
  /** What is not there any more, by its line. */
  problems: Map<Pointer, string>
  set: (tree: Group) => void
  /** Changes it, and stays with the line that was edited. */
  follow: (edited: Edited) => void
  remove: (pointer: Pointer) => void
  /** The line whose choices are open. */
  opened: Pointer | undefined
  open: (pointer: Pointer | undefined) => void
  /** Closes the choices of a line, which then has the focus. */
  leave: (pointer: Pointer) => void
}

const Context = createContext<Building | undefined>(undefined)
export const BuildingProvider = Context
export function useBuilding(): Building {
  const building = useContext(Context)
  if (!building) throw new Error('There is no builder around this line.')
  return building
}
