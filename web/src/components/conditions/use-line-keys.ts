import type { KeyboardEvent } from 'react'
import { useBuilding } from './building'
import { isOfAssociated, move, nest, unnest, type Edited, type Pointer } from './tree'

/** Alt and an arrow moves a line up, down, in and out; Delete takes it away. */
export function useLineKeys(pointer: Pointer) {
  const { tree, mayEdit, follow, remove } = useBuilding()
  return (event: KeyboardEvent) => {
    if (!mayEdit || pointer === '') return
    const steps: Record<string, () => Edited> = {
      ArrowUp: () => move(tree, pointer, -1),
      ArrowDown: () => move(tree, pointer, 1),
      ArrowRight: () => nest(tree, pointer),
      ArrowLeft: () => unnest(tree, pointer),
    }
    const step = event.altKey ? steps[event.key] : undefined
    if (event.key === 'Delete') remove(pointer)
    else if (step && !((event.key === 'ArrowRight' || event.key === 'ArrowLeft') && isOfAssociated(tree, pointer))) follow(step())
    else return
    event.preventDefault()
  }
}
