import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { connectLive } from '~/lib/live'
import { keyboard } from '~/lib/keyboard'
import { offer } from '~/lib/slots'
import { features } from './features'
import { makeRouter } from './router'

const Offer = offer(features)

/** Everything behind the sign-in; loaded only then. */
export default function Inside() {
  const [router] = useState(makeRouter)
  useEffect(connectLive, [])
  useEffect(() => {
    const listen = (event: KeyboardEvent) => keyboard.handle(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return (
    <Offer>
      <RouterProvider router={router} />
    </Offer>
  )
}
