/** The I/O front door of payslips: proof files, written and worked out again, and sheets for the printer. */
export { writeSlips } from './pdf.node.ts';
export { verifyProof, writeProof } from './proof.node.ts';
