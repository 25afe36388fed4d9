import { contextBridge, ipcRenderer } from 'electron'
import { askChannel, newsChannel } from './contract/bridge/channels.ts'
import type { Bridge, News } from './contract/bridge/ipc.ts'

const bridge: Bridge = {
  ask: (question, input) => ipcRenderer.invoke(askChannel, question, input),
  onNews(listener) {
    const heard = (_event: unknown, news: News) => listener(news)
    ipcRenderer.on(newsChannel, heard)
    return () => void ipcRenderer.off(newsChannel, heard)
  },
}

contextBridge.exposeInMainWorld('app', bridge)
