/** The I/O front door of payslips: proof files, written and worked out again. */
export { type ProofWriter, type Verified, verifyProof, writeProof } from './proof.node.ts';
