import { createContext, useContext, type ComponentType, type ReactNode } from 'react'
import { onDemand } from './on-demand'
import type { Feature, SlotEntry, SlotName, Slots } from './feature'
import type { Path } from './routes'

/** Each part takes the props of its slot; the map of all slots cannot say so. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type AnyPart = ComponentType<any>
type Filled = Map<SlotName, { order: number; Part: AnyPart }[]>
const SlotContext = createContext<Filled>(new Map())
const FeatureContext = createContext<Feature[]>([])

function fillSlots(entries: SlotEntry[]): Filled {
  const filled: Filled = new Map()
  for (const entry of entries) {
    const Part = onDemand(entry.load as () => Promise<{ default: AnyPart }>)
    filled.set(entry.slot, [...(filled.get(entry.slot) ?? []), { order: entry.order, Part }])
  }
  for (const parts of filled.values()) parts.sort((a, b) => a.order - b.order)
  return filled
}

/** Makes what features offer to each other's pages available below. */
export function offer(features: Feature[]): (props: { children: ReactNode }) => ReactNode {
  const filled = fillSlots(features.flatMap((feature) => feature.slots ?? []))
  return function Offer({ children }) {
    return (
      <FeatureContext value={features}>
        <SlotContext value={filled}>{children}</SlotContext>
      </FeatureContext>
    )
  }
}

/** Shows every part that features have put there, in order. */
export function Slot<Name extends SlotName>({ name, props }: { name: Name; props: Slots[Name] }) {
  const parts = useContext(SlotContext).get(name) ?? []
  return parts.map(({ Part, order }, index) => {
    const Shown = Part as ComponentType<Slots[Name]>
    return <Shown key={`${order}-${index}`} {...props} />
  })
}

export function useSlotFilled(name: SlotName): boolean {
  return useContext(SlotContext).has(name)
}

/** For parts that ask every feature, and know none. */
export const useFeatures = (): Feature[] => useContext(FeatureContext)

/** The page of a record of any object, where a feature has one. */
export function useRecordPath(): (object: string, id: string) => Path | undefined {
  const features = useFeatures()
  return (object, id) =>
    features.find(({ records }) => records?.[object])?.records?.[object]?.path(id) ?? features.map(({ defined }) => defined?.(object)).find(Boolean)?.path(id)
}
