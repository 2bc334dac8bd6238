package rebound.plan.plan;

/**
 * Where a plan comes from that was offered.
 *
 * @param setbackId the setback it is offered for, which has the same id
 * @param playbook the key and version of the content that it is made from; its steps too, once it is accepted
 */
public record Offer(String setbackId, String playbook) {}
