import { contextBridge, ipcRenderer } from 'electron';

// The page learns which host it runs in, and nothing else of Electron.
contextBridge.exposeInMainWorld('binaanHost', { kind: 'electron' });

/** The page asks for its port; one end goes to the main process, the other to the page. */
window.addEventListener('message', (event) => {
  // A frame inside the page (the PDF preview) may post messages too; only the page itself is answered.
  if (event.source !== window || event.origin !== location.origin || event.data !== 'binaan:port-request') return;

  const { port1, port2 } = new MessageChannel();
  ipcRenderer.postMessage('binaan:port', null, [port1]);
  window.postMessage('binaan:port', location.origin, [port2]);
});
