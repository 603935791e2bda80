import './app/strict-page'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { App } from './app/app'
import { currentLocale } from './lib/locale'
import { applyTextScale } from './lib/text-scale'

/** Entry of the page: what must be set before the first paint, then React. */
applyTextScale()
document.documentElement.lang = currentLocale()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
