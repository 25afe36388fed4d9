// The load generator as a process of its own: it takes orders from the bench and answers each with a result.
import { type LoadOrder, runLoad } from './load.ts'

process.once('disconnect', () => process.exit())
process.on('message', order => {
  // Only the bench that forked this process sends messages here.
  void runLoad(order as LoadOrder).then(result => process.send?.(result))
})
