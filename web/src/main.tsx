import '@fontsource-variable/inter'
import './app/reset.css'
import '@mantine/core/styles.layer.css'
import './app/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app'
import { t } from './app/messages'

// Menus and dialogs open outside of the page; a landmark of their own keeps them findable.
const floats = document.createElement('section')
floats.id = 'floats'
floats.setAttribute('aria-label', t('app.floats'))
document.body.append(floats)

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
